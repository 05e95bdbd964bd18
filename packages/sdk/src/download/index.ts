export { download } from './download.ts';
export { downloadAll } from './download-all.ts';
export type {
  DownloadAllOptions,
  DownloadAllSummary,
  DownloadGiven,
  DownloadOptions,
  DownloadProgress,
  DownloadSummary,
  LinkGiven,
} from './options.ts';
