// SPDX-License-Identifier: Apache-2.0
/** One thing asked of the server. A newer question cancels the older; the old answer stays until the new one is here. */
import { ApiError } from '../lib/api';

export class Loader<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);
  private current: AbortController | null = null;
  private last: ((signal: AbortSignal) => Promise<T>) | null = null;
  private stale = false;

  async run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.current?.abort();
    const control = new AbortController();
    this.current = control;
    this.last = ask;
    this.stale = false;
    this.busy = true;
    try {
      const value = await ask(control.signal);
      if (control.signal.aborted) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (control.signal.aborted) return;
      this.error = error instanceof ApiError ? error : new ApiError(0, 'page', String(error));
    }
    this.busy = false;
    if (this.stale) this.again();
  }

  /** The same question, for something changed: an answer under way is awaited, or a run of changes would starve it. */
  async refresh(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    if (!this.busy) return this.run(ask);
    this.last = ask;
    this.stale = true;
  }

  again(): void {
    if (this.last) void this.run(this.last);
  }

  stop(): void {
    this.stale = false;
    this.current?.abort();
  }
}
