// SPDX-License-Identifier: Apache-2.0
let answer: boolean | null = null;

/** Whether this browser can draw the large map. Asked once: a context costs something. */
export function hasWebGl(): boolean {
  if (answer !== null) return answer;
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: false });
  answer = context !== null;
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return answer;
}
