import { download } from '../src/download/download.ts';

// Downloads a link to a file, and may be killed while it does.
const [, , link = '', file = ''] = process.argv;
await download(link, file, { resume: true });
