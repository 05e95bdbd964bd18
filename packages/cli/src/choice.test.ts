import { describe, expect, it } from 'vitest';
import { type Choosing, environments, plans, readChoice } from './choice.ts';

const system = (id: string, title: string, offered: readonly string[], names: readonly [string, ...string[]] | null) =>
  ({
    id,
    title,
    plans:
      offered.length > 0
        ? { offered: offered.map((plan) => ({ id: plan, title: plan, limits: [] })), default: 'free' }
        : undefined,
    keyFormat: { environments: names },
  }) as unknown as Choosing;

const acme = system('acme', 'Acme', ['free', 'pro'], ['live', 'test']);
const moon = system('moon', 'Moon', ['free', 'team'], ['live', 'test']);
const plain = system('plain', 'Plain', [], null);
const all = [acme, moon, plain];

const chosen = (text: string | undefined, served = all) => Object.fromEntries(readChoice(plans, text, served));

describe('what is chosen for systems that are served', () => {
  it('is nothing where nothing is said', () => {
    expect(chosen(undefined)).toEqual({});
  });

  it('holds for every system that offers it', () => {
    expect(chosen('free')).toEqual({ acme: 'free', moon: 'free' });
    expect(chosen('team')).toEqual({ moon: 'team' });
    expect(chosen('pro', [acme])).toEqual({ acme: 'pro' });
    expect(Object.fromEntries(readChoice(environments, 'test', all))).toEqual({ acme: 'test', moon: 'test' });
  });

  it('may be said of one system, which goes before what is said of all', () => {
    expect(chosen('moon=team')).toEqual({ moon: 'team' });
    expect(chosen('acme=pro,moon=team')).toEqual({ acme: 'pro', moon: 'team' });
    expect(chosen('free, acme=pro')).toEqual({ acme: 'pro', moon: 'free' });
  });

  it.each([
    ['acme=free,acme=pro', "Acme is given two plans, 'free' and 'pro'.", 'Give it one: --plan acme=free'],
    ['acme=pro, acme=pro', "Acme is given two plans, 'pro' and 'pro'.", 'Give it one: --plan acme=pro'],
    ['free,team', "Moon is given two plans, 'free' and 'team'.", 'Give it one: --plan moon=free'],
    ['free,moon=team,moon=free', "Moon is given two plans, 'team' and 'free'.", 'Give it one: --plan moon=team'],
  ])('is refused where it is two things for one system: %j', (text, message, hint) => {
    expect(() => chosen(text)).toThrow(expect.objectContaining({ name: 'UsageError', message, hint }));
  });

  it('may be two things for all, where no system has both, or what is said of one decides', () => {
    expect(chosen('pro,team')).toEqual({ acme: 'pro', moon: 'team' });
    expect(chosen('free,team,moon=team')).toEqual({ acme: 'free', moon: 'team' });
  });

  it.each([
    ['moon', [acme], "Acme has no plan 'moon'.", 'Plans: free, pro.'],
    ['acme=moon', all, "Acme has no plan 'moon'.", 'Plans: free, pro.'],
    ['free', [plain], "Plain has no plan 'free'.", 'It has no plans: leave out --plan.'],
    ['constructor', all, "No system has the plan 'constructor'.", 'Plans of Acme: free, pro; Moon: free, team.'],
    ['free', [plain, plain], "No system has the plan 'free'.", 'Leave out --plan.'],
    ['venus=pro', all, "'--plan' names 'venus', which is not served.", 'Served: acme, moon, plain.'],
    ['', [acme], "Acme has no plan ''.", 'Plans: free, pro.'],
  ])('is refused where nobody offers it, with what is offered: %j', (text, served, message, hint) => {
    expect(() => chosen(text, served)).toThrow(expect.objectContaining({ name: 'UsageError', message, hint }));
  });
});
