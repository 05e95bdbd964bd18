import type { Handlers, WorldRequest } from '../../../world.ts';
import { metadataOf } from '../metadata.ts';
import type { Plan } from '../plan.ts';
import { notFound, ownsData } from '../scope.ts';
import { fileOf } from './file.ts';
import type { RecordingLinks } from './links.ts';
import { recordingIn } from './recordings.ts';

/** Giving out links to recordings, and honouring them. */
export const recordingHandlers = (plan: Plan, links: RecordingLinks): Handlers => ({
  mintRecordingDownload: (request) => {
    const { roomId, recordingId } = pathOf(request);
    const room = ownsData(plan, request) ? plan.room(roomId) : null;
    if (room === null) return notFound('Room');
    if (recordingIn(room, recordingId) === null) return notFound('Recording');
    const url = links.mint({ roomId, recordingId }, request.baseUrl, request.nowMs);
    const metadata = metadataOf({ dataType: 'recordings', scope: 'room', scopeId: roomId, rooms: [room] }, request);
    return { kind: 'json', body: { status: 'success', data: { url }, metadata } };
  },

  downloadRecordingFile: (request) => {
    const { roomId, recordingId } = pathOf(request);
    const { expires, signature } = request.query;
    // Before any look-up: who has no good link learns nothing of what there is.
    const reason = links.refuse({ roomId, recordingId }, Number(expires), String(signature), request.nowMs);
    if (reason !== null) return { kind: 'refused', refusal: { kind: 'invalid_link', reason } };
    const room = plan.room(roomId);
    const recording = room && recordingIn(room, recordingId);
    if (!recording) return notFound('Recording');
    return { kind: 'content', ...fileOf(plan.size.seed, recording.number, recording.type) };
  },
});

const pathOf = ({ path }: WorldRequest) => ({ roomId: path.roomId ?? '', recordingId: path.recordingId ?? '' });
