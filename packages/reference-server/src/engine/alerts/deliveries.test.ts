import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs } from '../../../test/engine/fixture.ts';
import type { ActResult } from '../problem.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
import type { NotifyPort, Webhook } from './notify-port.ts';
import { webhookSigning } from './webhook-signing.ts';

const condition = { kind: 'requests_per_minute', above: 0 } as const;
const channel = { kind: 'webhook', url: 'https://hooks.example.org/alerts' } as const;
const request = { actor: everything, owner: 'ada', condition, channel } as const;

const ok = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
};

/** An engine with an alert that is told by webhook and was crossed, though nobody has looked yet. */
const crossed = (post: NonNullable<NotifyPort['post']>, store: StorePort = memoryStore()) => {
  const notify: NotifyPort = { isHeard: () => false, tell: () => undefined, post };
  const sign = webhookSigning(new Uint8Array(32).fill(1));
  const made = bench({ ports: { notify, sign, store } });
  const { engine } = made;
  const { alert, signingSecret } = ok(now(engine.alerts.create(request)));
  now(engine.record(now(engine.verify(asking(issued(engine).text))), { status: 200 }));
  const states = () => ok(now(engine.alerts.crossings({ actor: everything }))).crossings.map((each) => each.delivery);
  return { ...made, alert, signingSecret, sign, states };
};

/** A receiver that answers when it is told to. */
const slowReceiver = () => {
  const waiting: ((status: number) => void)[] = [];
  const post = () => new Promise<number>((resolve) => waiting.push(resolve));
  return { waiting, post };
};

describe('whoever evaluates alerts', () => {
  it('waits for deliveries that were under way already', async () => {
    const { waiting, post } = slowReceiver();
    const { engine, states } = crossed(post);
    // Who reads figures sends what is due, and waits for none of it.
    expect(states()).toEqual(['pending']);
    let isDone = false;
    const evaluated = Promise.resolve(engine.alerts.evaluate()).then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < 20; turn++) await null;
    expect([waiting.length, isDone]).toEqual([1, false]);
    waiting[0]?.(204);
    await evaluated;
    expect(states()).toEqual(['delivered']);
  });

  it('gets all that can be delivered delivered, whatever fails beside it', async () => {
    const memory = memoryStore();
    let failing = '';
    const store: StorePort = {
      ...memory,
      moveDelivery(id, ...move) {
        if (id === failing) throw new Error('The disk is full.');
        return Promise.resolve(memory.moveDelivery(id, ...move));
      },
    };
    let told = 0;
    const { engine } = bench({ ports: { store, notify: { isHeard: () => told >= 0, tell: () => told++ } } });
    for (let alert = 0; alert < 3; alert++) {
      ok(await engine.alerts.create({ ...request, channel: { kind: 'callback' } }));
    }
    told = -1;
    now(engine.record(now(engine.verify(asking(issued(engine).text))), { status: 200 }));
    const { crossings } = ok(await engine.alerts.crossings({ actor: everything }));
    failing = crossings[1]?.id ?? '';
    told = 0;
    await expect(engine.alerts.evaluate()).rejects.toThrow('The disk is full.');
    expect(told).toBe(2);
    failing = '';
    await engine.alerts.evaluate();
    expect(told).toBe(3);
  });

  it('is told where a store cannot write what became of them, and who reads figures is not', async () => {
    const memory = memoryStore();
    let isBroken = false;
    const store: StorePort = {
      ...memory,
      moveDelivery: (...given) =>
        isBroken ? Promise.reject(new Error('The disk is full.')) : memory.moveDelivery(...given),
    };
    const { engine, states, time } = crossed(() => 500, store);
    isBroken = true;
    expect(states()).toEqual(['pending']);
    await expect(Promise.resolve(engine.alerts.evaluate())).rejects.toThrow('The disk is full.');
    isBroken = false;
    time.nowMs += 60_000;
    await engine.alerts.evaluate();
    expect(states()).toEqual(['pending']);
  });
});

describe('tending alerts', () => {
  it('writes figures, weighs and sends, and does nothing where nothing is due', () => {
    const got: Webhook[] = [];
    const { engine, time, states } = crossed((message) => {
      got.push(message);
      return 204;
    });
    now(engine.alerts.tend());
    expect(got).toHaveLength(1);
    now(engine.alerts.tend());
    time.nowMs += 30 * 86_400_000;
    now(engine.alerts.tend());
    expect(got).toHaveLength(1);
    expect(states()).toEqual(['delivered']);
  });

  it('sends again what was not taken, once its time has come', () => {
    let sent = 0;
    const { engine, time } = crossed(() => {
      sent++;
      return 500;
    });
    now(engine.alerts.tend());
    time.nowMs = startMs + 59_999;
    now(engine.alerts.tend());
    expect(sent).toBe(1);
    time.nowMs = startMs + 60_000;
    now(engine.alerts.tend());
    expect(sent).toBe(2);
  });
});

describe('a webhook', () => {
  it('has a time and a signature of its own each time, and one id', () => {
    const got: Webhook[] = [];
    const { engine, time, alert, sign, signingSecret } = crossed((message) => {
      got.push(message);
      return 500;
    });
    now(engine.alerts.tend());
    time.nowMs += 60_000;
    now(engine.alerts.tend());
    expect(signingSecret?.reveal()).toBe(sign.secretOf(alert.id).reveal());
    const [first, second] = got.map(({ headers, body }) => {
      const id = headers['webhook-id'] ?? '';
      expect(headers['webhook-signature']).toBe(
        sign.sign(alert.id, { id, atSeconds: Number(headers['webhook-timestamp']), body }),
      );
      return { id, at: headers['webhook-timestamp'], signature: headers['webhook-signature'] };
    });
    expect(first?.id).toBe(second?.id);
    expect(Number(second?.at) - Number(first?.at)).toBe(60);
    expect(first?.signature).not.toBe(second?.signature);
  });

  it('is refused in the words of who sends it, and unsigned where nothing signs', () => {
    const notify: NotifyPort = {
      isHeard: () => false,
      tell: () => undefined,
      whyNot: (url) => (url.startsWith('https:') ? null : 'Give an https URL.'),
    };
    const { engine } = bench({ ports: { notify } });
    expect(ok(now(engine.alerts.create(request))).signingSecret).toBeNull();
    const plain = { kind: 'webhook', url: 'http://hooks.example.org/alerts' } as const;
    expect(now(engine.alerts.create({ ...request, channel: plain }))).toMatchObject({
      problem: { kind: 'invalid', field: 'channel.url', message: 'Give an https URL.' },
    });
  });
});
