import { describe, expect, it } from 'vitest';
import { createNotices } from './notices.ts';

describe('a notice', () => {
  it('is said once, to the session that it was left for, and is the last one', () => {
    const notices = createNotices();
    notices.leave('a', 'first');
    notices.leave('a', 'second');
    expect(notices.take('b')).toBeNull();
    expect(notices.take('a')).toBe('second');
    expect(notices.take('a')).toBeNull();
  });

  it('is forgotten when a thousand others were left since', () => {
    const notices = createNotices();
    for (let at = 0; at <= 1000; at++) notices.leave(`session_${at}`, 'said');
    expect([notices.take('session_0'), notices.take('session_1')]).toEqual([null, 'said']);
  });
});
