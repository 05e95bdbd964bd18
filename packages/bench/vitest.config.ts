export { default } from '@latchkey/tooling/vitest';
