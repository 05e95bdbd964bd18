/** What moves a key's usage figures (ruling 24). */
export interface UsageRule {
  /** Which answers move "last used" and the last address: any to a recognised key, or a 2xx only. */
  readonly lastUsed: 'recognised' | 'success';
  /** Which answers count as a request. */
  readonly requests: 'recognised' | 'success';
  /** The lowest status that counts as an error. */
  readonly errorsFrom: number;
  /** Whether the audit tells of successful requests too, and of what a living key was refused. It does not, unless told. */
  readonly auditsSuccess?: boolean;
}
