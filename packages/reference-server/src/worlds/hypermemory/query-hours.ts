import type { WorldRequest } from '../../world.ts';

/** When the keys of an account asked, all of them and every environment together. */
export interface QueryHours {
  count(request: Asked): void;
  /** Queries of the day so far (UTC) by hour, `0` to `23`; hours without any are left out. */
  today(request: Asked): Record<string, number>;
  /** Queries of the calendar month so far, UTC. */
  thisMonth(request: Asked): number;
}

type Asked = Pick<WorldRequest, 'key' | 'nowMs'>;

interface Counts {
  readonly day: string;
  readonly hours: Readonly<Record<string, number>>;
  readonly month: string;
  readonly inMonth: number;
}

export const createQueryHours = (): QueryHours => {
  const byOwner = new Map<string, Counts>();

  const countsOf = ({ key, nowMs }: Asked): Counts => {
    const day = new Date(nowMs).toISOString().slice(0, 10);
    const month = day.slice(0, 7);
    const present = byOwner.get(key?.owner ?? '');
    return {
      day,
      month,
      hours: present?.day === day ? present.hours : {},
      inMonth: present?.month === month ? present.inMonth : 0,
    };
  };

  return {
    count(request) {
      const { hours, inMonth, ...now } = countsOf(request);
      const hour = String(new Date(request.nowMs).getUTCHours());
      byOwner.set(request.key?.owner ?? '', {
        ...now,
        hours: { ...hours, [hour]: (hours[hour] ?? 0) + 1 },
        inMonth: inMonth + 1,
      });
    },
    today: (request) => ({ ...countsOf(request).hours }),
    thisMonth: (request) => countsOf(request).inMonth,
  };
};
