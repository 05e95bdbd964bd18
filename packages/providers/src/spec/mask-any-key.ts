/**
 * A text with a mask in the place of all that looks like a whole key, of whichever system: for errors that repeat what somebody gave, who
 * may have given a key in a wrong place. Names, paths and ids of up to 27 characters stay as they are. Where it is known whose
 * keys they are, `maskKeys` is exact, and sees pieces too.
 */
export const maskAnyKey = (text: string): string => text.replace(anyKey, '******');

/**
 * A prefix and a body, as all documented systems write them, and many others: with an environment between the two, or longer than ids are,
 * and with a digit, as words have none.
 */
const anyKey =
  /[0-9a-z]{1,12}[_-](?:(?:live|test|prod(?:uction)?|dev(?:elopment)?|staging|sandbox)[_-][0-9a-z]{20,}|(?=[a-z]*\d)[0-9a-z]{28,})/gi;

/** An error of a value out of its range, which the message may repeat: keys in it are masked. */
export const rangeError = (message: string): RangeError => new RangeError(maskAnyKey(message));
