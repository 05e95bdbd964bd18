import type { CodeExample } from './code-example.ts';
import type { Column } from './column.ts';
import type { Form } from './form.ts';
import type { KeyStatus } from './key.ts';
import type { Act } from './lifecycle.ts';
import type { NamingPattern } from './naming.ts';
import type { Notice } from './notice.ts';
import type { Warning } from './warning.ts';
import type { Workflow } from './workflow.ts';

/**
 * How a system's people see and make their keys, in the words of its own document (ruling 31). Pages, prompts and documents
 * build themselves from it; {@link managerOf} gives one for a system that declares none. No client carries it.
 */
export interface Manager {
  /** What is opened, one after the other, to get there: `Settings`, `API Keys`. The last is the page's title. */
  readonly path: readonly [string, ...string[]];
  /** Of the list of keys, in order. */
  readonly columns: readonly [Column, ...Column[]];
  /** What a key's own view shows; null where there is none and the list says everything. */
  readonly details: { readonly open: string; readonly rows: readonly [Column, ...Column[]] } | null;
  readonly form: Form;
  readonly once: OnceNotice;
  /** What may be done to a key that is there: one for each declared act but `issue`. */
  readonly actions: { readonly [A in Exclude<Act, 'issue'>]?: Action };
  /** The system's words for the statuses that its keys can have. */
  readonly statuses: { readonly [S in KeyStatus]?: string };
  readonly env: EnvLines;
  /** Code that asks with a key out of the environment, in the languages of the system's document. */
  readonly examples: readonly CodeExample[];
  readonly warnings: readonly Warning[];
  /** What its people are told of keys, where they look at them; nothing, unless told. */
  readonly notices?: readonly Notice[];
  /** How keys are best named: a heading, and the patterns. */
  readonly namingTitle?: string;
  readonly naming?: readonly NamingPattern[];
  /** Who may come here at all; everybody who signs in, unless told. */
  readonly approval?: ApprovalGate;
  readonly alerts?: AlertsPage;
  readonly audit?: AuditPage;
  readonly plan?: PlanPage;
  /** What the document tells its people to do, step by step. */
  readonly workflows: readonly Workflow[];
}

/** What stands beside a new secret, which is shown whole and once. */
export interface OnceNotice {
  readonly title: string;
  readonly text: string;
  /** The heading of the steps. */
  readonly next?: string;
  /** What to do now, in order. */
  readonly steps: readonly string[];
  /** Labels of what can be clicked; without `download` there is no `.env` file to be had here. */
  readonly copy: string;
  readonly download?: string;
  readonly done: string;
  /** What to do when the secret is lost. */
  readonly lost?: string;
}

export interface Action {
  readonly label: string;
  /** Where it is found: beside the key in the list, behind a menu there, or in the key's own view. */
  readonly in: 'row' | 'menu' | 'details';
  /** What has to be confirmed; null where nothing is asked. */
  readonly confirm: { readonly title: string; readonly text: string; readonly submit: string } | null;
  /** What is clicked when what there is to fill in is filled in. */
  readonly submit?: string;
  /** What cannot be changed. */
  readonly fixed?: readonly string[];
  /** When it is to be done. */
  readonly when?: { readonly title: string; readonly reasons: readonly [string, ...string[]] };
}

/**
 * What goes into files: the template's lines as `envFile` writes them for the first environment, and what keeps the file out of a
 * repository. Both may have a heading.
 */
export interface EnvLines {
  readonly title?: string;
  readonly gitignoreTitle?: string;
  readonly lines: readonly string[];
  readonly gitignore: readonly string[];
}

/** Only people with one of these approvals come to their keys; others are sent elsewhere with a notice. */
export interface ApprovalGate {
  /** Where the system's own page is, from the root of its site. */
  readonly page: string;
  readonly approved: readonly string[];
  /** Every word that an approval can have. */
  readonly known: readonly string[];
  readonly redirect: string;
  readonly notice: string;
}

/** Where alerts are set up, and how the document words one: `X` stands for the number. */
export interface AlertsPage {
  readonly title?: string;
  readonly path: readonly [string, ...string[]];
  readonly open: string;
  readonly condition: string;
  readonly action: string;
}

export interface AuditPage {
  readonly title?: string;
  readonly path: readonly [string, ...string[]];
  readonly filter: string;
  /** What can be looked for there. */
  readonly shows: readonly string[];
}

export interface PlanPage {
  readonly path: readonly [string, ...string[]];
  readonly upgrade: string;
  /** What is said of a plan beside its limits, by the plan's id. */
  readonly notes: Readonly<Record<string, string>>;
  /** What counts toward the cap of keys: a heading, and the rules. */
  readonly countingTitle?: string;
  readonly counting: readonly string[];
}
