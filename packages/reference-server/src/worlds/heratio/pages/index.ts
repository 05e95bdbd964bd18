import type { OpenPages } from '../../../pages/page.ts';
import { apiKeysPage } from './api-keys.ts';
import { dashboardPage } from './dashboard.ts';
import { styles } from './styles.ts';

/** Pages of Heratio's site: the researcher's API Keys, and the dashboard that others are sent to (ruling 15). */
export const heratioPages: OpenPages = (context) => [apiKeysPage(context), dashboardPage, styles];
