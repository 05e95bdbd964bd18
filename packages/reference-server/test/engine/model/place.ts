/** An organisation, where a system binds its keys to one; null is all of them. */
export type Place = 'north' | 'south' | null;
