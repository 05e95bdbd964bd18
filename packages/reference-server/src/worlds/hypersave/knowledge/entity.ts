/** Somebody or something that memories name. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
  /** The memories that name it, the earliest first. */
  readonly memoryIds: readonly string[];
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** Whether an entity goes by a name, in any case. */
export const goesBy = ({ name, aliases }: Pick<Entity, 'name' | 'aliases'>, asked: string): boolean => {
  const wanted = asked.toLowerCase();
  return [name, ...aliases].some((each) => each.toLowerCase() === wanted);
};
