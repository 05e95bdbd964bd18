import type { OpenApiDocument, Operation, Provider } from '@latchkey/providers';
import { cases, type ProofCase } from './cases.ts';
import { parameterExamples } from './document.ts';
import { hideKeys } from './hide-keys.ts';
import { type ProofKeys, revealKeys } from './keys.ts';
import { createSender, type Fetch } from './send.ts';
import { createWitness } from './witness.ts';

export interface ProofOptions {
  readonly provider: Provider;
  readonly document: OpenApiDocument;
  /** Where the API is, base path included. Default: the provider's own base URL. */
  readonly baseUrl?: string;
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
  readonly keys: ProofKeys;
  /** Values of path parameters and of required query parameters, by name. Default: the document's own examples. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface ProofResult {
  readonly operation: string;
  readonly case: string;
  readonly outcome: 'passed' | 'failed' | 'left out';
  /** What was wrong, or why the case was left out; empty where it passed. */
  readonly findings: readonly string[];
}

export interface ProofReport {
  readonly results: readonly ProofResult[];
  readonly passed: number;
  readonly failed: number;
  readonly leftOut: number;
}

/**
 * Puts a server through every case for every operation of its document, and compares each answer with the document by
 * a validator that the server does not use. Only reads: operations that write are tried without a valid key alone. A request that
 * is not answered has failed. No finding repeats a key.
 *
 * ```ts
 * const report = await prove({ provider, document, baseUrl, keys: { full: secret } });
 * ```
 * @throws TypeError for a base URL that is none, or a key that no header can carry; neither is repeated
 */
export const prove = async (options: ProofOptions): Promise<ProofReport> => {
  const { provider, document, baseUrl = provider.baseUrl } = options;
  const parameters = { ...parameterExamples(document), ...options.parameters };
  if (!URL.canParse(baseUrl))
    throw new TypeError('`baseUrl` is no URL: write it whole, such as https://api.example.com/v1.');
  const witness = createWitness(document);
  const send = createSender({ provider, baseUrl, parameters, fetch: options.fetch ?? fetch });
  const keys = revealKeys(options.keys);
  const hide = hideKeys(provider.keyFormat, keys);

  const run = async (operation: Operation, proofCase: ProofCase): Promise<ProofResult> => {
    const result = { operation: operation.id, case: proofCase.title };
    const left = proofCase.leftOut({ operation, provider, keys, parameters });
    if (left !== null) return { ...result, outcome: 'left out', findings: [left] };
    const findings = (await judged(operation, proofCase)).map(hide);
    return { ...result, outcome: findings.length === 0 ? 'passed' : 'failed', findings };
  };
  const judged = async (operation: Operation, proofCase: ProofCase): Promise<readonly string[]> => {
    const context = { operation, provider, keys, parameters };
    try {
      const exchange = await send(operation, proofCase.request(context));
      return [
        ...witness.check(exchange).map(({ where, problem }) => `${where}: ${problem}`),
        ...proofCase.judge(exchange, context),
      ];
    } catch (error) {
      return [`There was no answer: ${reasonOf(error)}.`];
    }
  };

  const results: ProofResult[] = [];
  for (const operation of Object.values(provider.operations)) {
    for (const proofCase of cases) results.push(await run(operation, proofCase));
  }
  const count = (outcome: ProofResult['outcome']) => results.filter((each) => each.outcome === outcome).length;
  return { results, passed: count('passed'), failed: count('failed'), leftOut: count('left out') };
};

/** Of an error that only wraps another (`fetch failed`), the inner one says more. */
const reasonOf = (error: unknown): string => {
  const { cause = error } = error instanceof Error ? error : {};
  return cause instanceof Error ? cause.message : String(cause);
};
