import { type Operation, withValueAt } from '@latchkey/providers';

/** The least JSON body that leads to an operation; undefined where its method and path alone do. */
export const selectingBody = ({ when }: Pick<Operation, 'when'>): unknown =>
  when?.reduce<unknown>((body, [pointer, text]) => withValueAt(body, pointer, text), {});
