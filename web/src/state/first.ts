// SPDX-License-Identifier: Apache-2.0
/** The list that the page opens with: asked for before anything is drawn, and drawn together with all that stands around it. */
import { api } from '../lib/api';
import type { LinkedPage } from '../lib/contract';
import { fromParams, offsetOf } from '../lib/query';
import './prefs.svelte'; // knows whether names are masked
import { router } from './router.svelte';

/** Events a page. */
export const pageSize = 50;

const { route } = router;
let asked = route.view === 'events' ? api.linkedEvents(fromParams(route.params), pageSize, offsetOf(route.params)) : null;
const answered = asked?.then(() => undefined, () => undefined);

/** Once: what is asked later is asked anew. */
export function takeFirst(): Promise<LinkedPage> | null {
  const taken = asked;
  asked = null;
  return taken;
}

/** Resolves when there is something to show: the first list, or what stands around it when that is not quick. */
export function worthShowing(): Promise<void> {
  return Promise.race([answered, new Promise<void>((resolve) => setTimeout(resolve, answered ? 150 : 0))]);
}
