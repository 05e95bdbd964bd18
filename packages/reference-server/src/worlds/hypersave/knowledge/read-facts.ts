import type { Memory } from '../memory.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Fact, FactCategory } from './fact.ts';

/** The facts that a memory states in plain English: the same for the same text, by patterns and nothing else. */
export const readFacts = (memory: Memory): Fact[] => {
  if (!memory.isStudied) return [];
  const facts: Fact[] = [];
  for (const sentence of sentencesOf(memory.content).slice(0, mostSentences)) {
    const stated = sentence.length > longestSentence ? null : statedBy(sentence.replace(/[.!?]+$/, ''));
    if (!stated) continue;
    facts.push({
      ...stated,
      id: `fact_${memory.id}-${facts.length}`,
      memoryId: memory.id,
      excerpt: sentence,
      extractedAtMs: memory.updatedAtMs,
    });
  }
  return facts;
};

const mostSentences = 1000;
const longestSentence = 300;

/** A name: up to five words that begin with a capital. */
export const namePattern = "\\p{Lu}[\\p{L}\\p{N}'&-]*(?: \\p{Lu}[\\p{L}\\p{N}'&-]*){0,4}";
const thing = '(?:[Tt]he |[Oo]ur |[Mm]y )?(\\S.{1,60}?)';
const day =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|\\d)';

type Stated = Pick<Fact, 'statement' | 'subject' | 'predicate' | 'object' | 'category' | 'confidence'>;

interface Pattern {
  readonly category: FactCategory;
  readonly confidence: number;
  readonly form: RegExp;
  /** Subject, predicate and object of what the form found. */
  readonly say: (found: readonly string[]) => readonly [string, string, string];
}

const pattern = (category: FactCategory, confidence: number, form: string, say: Pattern['say'] = inOrder): Pattern => ({
  category,
  confidence,
  form: new RegExp(form, 'u'),
  say,
});

function inOrder([subject = '', predicate = '', object = '']: readonly string[]): readonly [string, string, string] {
  return [subject, predicate, object];
}

/** From what is surest to what is said by any sentence; the first that fits speaks. */
const patterns: readonly Pattern[] = [
  pattern(
    'role',
    0.95,
    `^(${namePattern}) (?:is|was|became) (?:the |an? |our )?(\\S.{1,50}?) (?:of|at) (${namePattern})$`,
    ([who = '', role = '', where = '']) => [who, `is ${role} of`, where],
  ),
  pattern(
    'role',
    0.9,
    `(${namePattern}), (?:the |an? )?([\\p{L} -]{2,40}?) (?:of|at) (${namePattern})`,
    ([who = '', role = '', where = '']) => [who, `is ${role} of`, where],
  ),
  pattern(
    'relationship',
    0.9,
    `(${namePattern}) (works at|works with|works for|joined|founded|leads|acquired|bought|hired|met|married|reports to|invested in|partnered with) (${namePattern})`,
  ),
  pattern('attribute', 0.9, `(${namePattern}) (lives in|moved to|is based in) (${namePattern})`),
  pattern(
    'date',
    0.92,
    `^${thing} (?:is |was |are |were |has been |will be )?(scheduled for|planned for|due on|due|moved to|set for|postponed to|starts on|ends on) (.{0,20}${day}.{0,40})$`,
  ),
  pattern(
    'metric',
    0.88,
    `^${thing} (grew by|grew|rose by|rose to|rose|fell by|fell to|fell|dropped to|dropped|increased to|increased|reached|costs|is|was) ([$€£]?\\d.{0,60})$`,
  ),
  pattern(
    'attribute',
    0.7,
    `^${thing} (is written in|runs on|is called|is made of|uses|prefers|needs|is|are) (\\S.{1,80})$`,
  ),
];

const statedBy = (statement: string): Stated | null => {
  for (const { category, confidence, form, say } of patterns) {
    const found = form.exec(statement);
    if (!found) continue;
    const [subject, predicate, object] = say(found.slice(1));
    return { statement, subject, predicate, object, category, confidence };
  }
  return null;
};
