/** A variable of the process's environment; undefined where there is no process, or no leave to read it. */
export const environmentVariable = (name: string): string | undefined => {
  try {
    const value: unknown = Reflect.get(Reflect.get(Reflect.get(globalThis, 'process'), 'env'), name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Whether this is a web page, where everybody can read what the code holds. */
export const isBrowser = (): boolean =>
  typeof window === 'object' && typeof window?.document === 'object' && window.document !== null;

/** A named channel of Node's `diagnostics_channel`, as far as it is used. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

/** Node's channel of a name; undefined where the runtime has none. Nothing is imported for it. */
export const diagnosticsChannel = (name: string): DiagnosticsChannel | undefined => {
  try {
    const process = Reflect.get(globalThis, 'process');
    return process.getBuiltinModule('node:diagnostics_channel').channel(name);
  } catch {
    return undefined;
  }
};
