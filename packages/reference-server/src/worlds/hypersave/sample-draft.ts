import { type Noise, pick } from '../lazy/noise.ts';
import type { MemoryDraft } from './memory.ts';

/** A sample memory: what people write down, with facts in it that can be read out. */
export const sampleDraft = (chance: Noise, index: number): MemoryDraft => {
  const from = <T>(channel: number, choices: readonly [T, ...T[]]): T => pick(chance(index, channel), choices);
  const whole = (channel: number, least: number, most: number): number =>
    least + Math.floor(chance(index, channel) * (most - least + 1));
  const words = {
    person: from(1, people),
    company: from(2, companies),
    role: from(3, roles),
    project: from(4, projects),
    city: from(5, cities),
    date: `${from(6, months)} ${whole(7, 1, 28)}`,
    percent: whole(8, 3, 60),
    tool: from(9, tools),
  };
  // The first ones go through all kinds in turn, so that a small world has some of each.
  const kind = kinds[index < kinds.length ? index : whole(0, 0, kinds.length - 1)] ?? kinds[0];
  return { ...kind(words), spaceId: chance(index, 10) < 0.25 ? 'space_archive' : undefined };
};

interface Words {
  readonly person: string;
  readonly company: string;
  readonly role: string;
  readonly project: string;
  readonly city: string;
  readonly date: string;
  readonly percent: number;
  readonly tool: string;
}

const kinds: readonly [(words: Words) => MemoryDraft, ...((words: Words) => MemoryDraft)[]] = [
  ({ project, date, person }) => ({
    title: `Schedule of the ${project}`,
    content: `The ${project} is scheduled for ${date}. ${person} keeps the list of open questions.`,
    tags: ['work', 'planning'],
    metadata: { source: 'meeting', project, priority: 'high' },
  }),
  ({ person, role, company, city }) => ({
    title: `Met ${person}`,
    content: `${person} is the ${role} of ${company}. ${person} lives in ${city}. We talked over coffee about hiring.`,
    tags: ['people', 'work'],
    metadata: { source: 'manual' },
  }),
  ({ company, percent, project }) => ({
    title: `Figures of ${company}`,
    content: `${company} published its quarterly report. Revenue grew by ${percent}% year over year. The ${project} was named as the reason.`,
    tags: ['work', 'finance'],
    metadata: { source: 'report', priority: 'low' },
  }),
  ({ tool, project, person }) => ({
    title: `Notes on ${tool}`,
    content: `The ${project} is written in ${tool}. ${person} wrote a guide to testing with it.`,
    tags: ['learning', 'engineering'],
    metadata: { source: 'article' },
  }),
  ({ city, date, person }) => ({
    title: `Trip to ${city}`,
    content: `The train to ${city} is planned for ${date}. Ask ${person} for a restaurant by the river.`,
    tags: ['personal', 'travel'],
    metadata: { source: 'manual', paid: false },
  }),
  ({ company, city, person }) => ({
    title: `${company} moves`,
    content: `${company} moved to ${city}. ${person} joined ${company} for it.`,
    tags: ['news', 'people'],
    metadata: { source: 'newsletter' },
  }),
  ({ project, percent }) => ({
    title: `Study about the ${project}`,
    content: `Response time fell by ${percent}% after the change. The ${project} needs a second round of interviews.`,
    tags: ['research'],
    metadata: { source: 'study', priority: 'medium' },
  }),
];

const people = [
  'Mara Lindqvist',
  'Tomas Ferreira',
  'Aiko Brandt',
  'Samuel Osei',
  'Nadia Petrov',
  'Julian Marsh',
] as const;
const companies = ['Northwind Labs', 'Brightwater Group', 'Halden Works', 'Orchard Studio', 'Pinecrest Bank'] as const;
const roles = ['head of design', 'chief engineer', 'managing director', 'research lead'] as const;
const projects = [
  'product launch',
  'dashboard redesign',
  'onboarding survey',
  'search engine',
  'data migration',
] as const;
const cities = ['Lisbon', 'Gothenburg', 'Kyoto', 'Accra', 'Leipzig'] as const;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'September', 'October'] as const;
const tools = ['TypeScript', 'Rust', 'Elixir', 'Python'] as const;
