/** Where an archive's holdings are read. The rooms are the institution's and the same for every researcher. */
export interface ReadingRoom {
  readonly id: number;
  readonly name: string;
  readonly location: string | null;
  /** A room that is closed cannot be booked. */
  readonly isOpen: boolean;
}

export const readingRooms: readonly [ReadingRoom, ...ReadingRoom[]] = [
  { id: 1, name: 'Main reading room', location: 'Ground floor', isOpen: true },
  { id: 2, name: 'Maps and photographs', location: 'First floor', isOpen: true },
  { id: 3, name: 'Old annexe', location: null, isOpen: false },
];

/** A room that can be booked; null where there is none of that id. */
export const openRoom = (id: number): ReadingRoom | null =>
  readingRooms.find((room) => room.id === id && room.isOpen) ?? null;
