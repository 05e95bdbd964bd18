import { createHyperStudy } from '@latchkey/sdk/hyperstudy';

// Exports a room as it stands in its arguments, and may be killed while it does.
const [, , baseUrl = '', apiKey = '', file = '', writer = 'client'] = process.argv;
const room = createHyperStudy({ baseUrl, apiKey }).events.inRoom('room_1', { limit: 50 });
await room.toCsv(file, { resume: true, writer: writer === 'server' ? 'server' : 'client' });
