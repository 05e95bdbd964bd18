import type { Wire } from '../data-set.ts';

/** What happens at one step of a session, to every participant in turn. */
export interface Step {
  readonly eventType: string;
  readonly category: Wire['EventCategory'];
  readonly state: { readonly id: string; readonly name: string };
  /** Whether the system does it, so that no participant stands behind it. */
  readonly byNobody?: boolean;
  readonly component?: { readonly id: string; readonly type: string };
  /** What was answered, chosen by chance. */
  readonly answers?: readonly [unknown, ...unknown[]];
  /** The longest it lasts, in milliseconds. */
  readonly longestMs?: number;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** The states that every experiment goes through. */
export const states = {
  welcome: { id: 'state_1', name: 'Welcome' },
  watch: { id: 'state_2', name: 'Watch' },
  questions: { id: 'state_3', name: 'Questions' },
  discussion: { id: 'state_4', name: 'Discussion' },
  farewell: { id: 'state_5', name: 'Farewell' },
};

/** What participants are shown in them. */
export const shown = {
  video: { id: 'component_1', type: 'video' },
  rating: { id: 'component_2', type: 'continuousRating' },
  choice: { id: 'component_3', type: 'multipleChoice' },
  textChat: { id: 'component_4', type: 'textChat' },
  questionnaire: { id: 'component_5', type: 'questionnaire' },
};

/** Before the experiment starts: onsets are negative. */
export const prelude: readonly Step[] = [
  { eventType: 'room.join', category: 'pre_experiment', state: states.welcome },
  { eventType: 'consent.given', category: 'pre_experiment', state: states.welcome, content: { version: 2 } },
  { eventType: 'device.checked', category: 'pre_experiment', state: states.welcome, longestMs: 9000 },
  { eventType: 'waiting.ready', category: 'pre_experiment', state: states.welcome, longestMs: 60_000 },
];

/** One round of the experiment, again and again. */
export const round: readonly Step[] = [
  { eventType: 'state.enter', category: 'state', state: states.watch },
  { eventType: 'media.play', category: 'media', state: states.watch, component: shown.video },
  { eventType: 'sync.correct', category: 'sync', state: states.watch, component: shown.video, longestMs: 400 },
  { eventType: 'media.pause', category: 'media', state: states.watch, component: shown.video },
  {
    eventType: 'component.response',
    category: 'component',
    state: states.watch,
    component: shown.rating,
    answers: [12, 27, 35, 48, 51, 64, 72, 88],
  },
  { eventType: 'media.resume', category: 'media', state: states.watch, component: shown.video },
  { eventType: 'media.ended', category: 'media', state: states.watch, component: shown.video, longestMs: 90_000 },
  {
    eventType: 'system.heartbeat',
    category: 'system',
    state: states.watch,
    byNobody: true,
    content: { connected: true },
  },
  { eventType: 'state.enter', category: 'state', state: states.questions },
  { eventType: 'component.show', category: 'component', state: states.questions, component: shown.choice },
  {
    eventType: 'component.response',
    category: 'component',
    state: states.questions,
    component: shown.choice,
    answers: ['yes', 'no', 'not sure'],
  },
  {
    eventType: 'questionnaire.answer',
    category: 'questionnaire',
    state: states.questions,
    component: shown.questionnaire,
    answers: [{ item: 'calm', score: 4 }, { item: 'close', score: 6 }, { item: 'bored', score: 1 }, null],
  },
  { eventType: 'state.enter', category: 'state', state: states.discussion },
  {
    eventType: 'communication.message',
    category: 'communication',
    state: states.discussion,
    component: shown.textChat,
  },
  { eventType: 'communication.speech', category: 'communication', state: states.discussion, longestMs: 15_000 },
  { eventType: 'component.hide', category: 'component', state: states.discussion, component: shown.textChat },
];

/** After the last round. */
export const coda: readonly Step[] = [
  {
    eventType: 'questionnaire.open',
    category: 'post_experiment',
    state: states.farewell,
    component: shown.questionnaire,
  },
  {
    eventType: 'questionnaire.answer',
    category: 'post_experiment',
    state: states.farewell,
    component: shown.questionnaire,
    answers: [1, 2, 3, 4, 5, 6, 7],
  },
  { eventType: 'room.leave', category: 'post_experiment', state: states.farewell },
];
