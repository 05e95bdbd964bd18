/**
 * A text with a mask in the place of all that looks like a whole key, of whichever system: for errors that repeat what somebody gave, who
 * may have given a key in a wrong place. Names, paths, hosts and ids stay as they are: a text that tells of a system's own keys is
 * for `maskKeys`, which is exact and sees pieces too.
 */
export const maskAnyKey = (text: string): string => text.replace(anyKey, '******');

/**
 * A prefix and a body, as all documented systems write them, and many others: with an environment between the two, or longer than any id.
 * What has no digit is a name, unless it is as long as keys are.
 */
const anyKey = /[0-9a-z]{1,12}_(?:(?:live|test)_(?:(?=[a-z]*\d)[0-9a-z]{20,}|[a-z]{32,})|(?=[a-z]*\d)[0-9a-z]{36,})/gi;

/** An error of a value out of its range, which the message may repeat: keys in it are masked. */
export const rangeError = (message: string): RangeError => new RangeError(maskAnyKey(message));
