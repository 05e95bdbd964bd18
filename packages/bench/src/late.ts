/**
 * A port that answers as another does, a few turns of the microtask queue later, before and after it does what it is asked: as
 * of a database, calls at once come in between the steps of each other, and each of them is still one step.
 */
export const late = <Port extends object>(port: Port): { readonly [Method in keyof Port]: Port[Method] } => {
  let calls = 0;
  return new Proxy(port, {
    get: (target, method) => {
      const real: unknown = Reflect.get(target, method);
      if (typeof real !== 'function') return real;
      return async (...given: unknown[]) => {
        // Calls differ in how long they take, so that they overtake each other.
        const turns = (calls++ * 7) % 5;
        await pass(turns + 1);
        const answer: unknown = real.apply(target, given);
        await pass(4 - turns);
        return answer;
      };
    },
  });
};

const pass = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await null;
};
