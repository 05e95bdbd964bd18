/** Whether a media type is JSON: `application/json`, or one that ends in `+json`. */
export const isJson = (type: string): boolean => /^application\/([\w.+-]+\+)?json\b/i.test(type);
