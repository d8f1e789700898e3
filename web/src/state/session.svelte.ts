// SPDX-License-Identifier: Apache-2.0
/** Who sits at the desk, and what the server lets them do. */
import { api, ApiError } from '../lib/api';
import type { SessionState } from '../lib/contract';

class Session {
  state = $state.raw<SessionState | null>(null);
  error = $state.raw<ApiError | null>(null);
  /** The sign-in dialog is asked for. */
  asked = $state(false);

  person = $derived(this.state?.person ?? null);
  mayReview = $derived(this.person !== null && this.person.role !== 'reader');
  mayManage = $derived(this.person?.role === 'administrator');

  async load(): Promise<void> {
    try {
      this.state = await api.session();
      this.error = null;
    } catch (error) {
      this.error = error instanceof ApiError ? error : new ApiError(0, 'page', String(error));
      if (this.error.status === 401) {
        this.state = { person: null, csrf: null, expires: null, local: false };
        this.asked = true;
      }
    }
  }

  /** The key that a write from a browser has to show; fetched when it is not known. */
  async csrf(): Promise<string> {
    if (!this.state?.csrf) this.state = await api.session();
    return this.state.csrf ?? '';
  }

  async signIn(token: string): Promise<void> {
    this.state = await api.signIn(token);
    this.asked = false;
  }

  async signOut(): Promise<void> {
    await api.signOut(await this.csrf());
    await this.load();
  }
}

export const session = new Session();
