/** Where a request carries its key. */
export type Carrier =
  | { readonly in: 'header'; readonly name: string }
  | {
      readonly in: 'header';
      readonly name: string;
      /** The word before the key, such as `Bearer`, and one blank. */
      readonly scheme: string;
      /** Whether `bearer` is as good as `Bearer` (ruling 2). */
      readonly schemeCase: 'sensitive' | 'insensitive';
    }
  | { readonly in: 'query'; readonly name: string }
  /** The server sets it, and browsers send it by themselves: it is for sessions, and never for a key that people hold. */
  | { readonly in: 'cookie'; readonly name: string };

/** The carriers of a system in the order in which a server looks; the first is what the SDK sends (ruling 1). */
export interface Credentials {
  readonly carriers: readonly [Carrier, ...Carrier[]];
  /** The `WWW-Authenticate` challenge of a 401 (RFC 9110 §11.6.1). */
  readonly challenge: { readonly scheme: string; readonly realm: string };
}
