/** No window is longer than a calendar month: what names a later time is a mistake, and asked again by then. */
export const longestWaitMs = 32 * 86_400_000;
