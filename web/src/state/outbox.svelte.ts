// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions on their way to the server. They are kept in this browser until the server has them: a reload, a lost
 * server or a closed lid loses nothing. One is sent at a time, in the order in which they were made.
 */
import { api, ApiError } from '../lib/api';
import type { Decision } from '../lib/contract';
import { afterAnswer, nextToSend, pause, readBox, type Proposal, type Sent, type Waiting } from '../lib/review';
import { keep, kept } from './kept';
import { live } from './live.svelte';
import { session } from './session.svelte';

class Outbox {
  box = $state.raw<Waiting[]>(readBox(kept('outbox')));
  waiting = $derived(this.box.filter((w) => w.state === 'waiting').length);
  faults = $derived(this.box.filter((w) => w.state !== 'waiting'));
  /** The server did not answer the last time. */
  lost = $state(false);
  /** Batches that this browser made, newest last: what `z` takes back, also after a reload. */
  private made = $state.raw<number[]>(JSON.parse(kept('made') ?? '[]') as number[]);
  /** What the server said when it would not take a decision back. */
  notUndone = $state<string | null>(null);
  /** The way of the box to the server, while it lasts. */
  private sending: Promise<void> | null = null;
  /** The steps back so far: the next one is taken when they are done. */
  private steps: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  listen(): void {
    $effect(() => {
      const now = () => this.send();
      addEventListener('online', now);
      void this.send();
      return () => {
        removeEventListener('online', now);
        clearTimeout(this.timer);
      };
    });
  }

  decide(proposal: Proposal): void {
    const one: Waiting = { id: crypto.randomUUID?.() ?? `${Date.now()} ${Math.random()}`, at: new Date().toISOString(), proposal, state: 'waiting', tries: 0 };
    this.set([...this.box, one]);
    void this.send();
  }

  drop(id: string): void {
    this.set(this.box.filter((w) => w.id !== id));
    void this.send();
  }

  /** Once more, over what others decided meanwhile. */
  insist(id: string, seen: string | undefined): void {
    this.set(this.box.map((w): Waiting => (w.id === id ? { id: w.id, at: w.at, proposal: { ...w.proposal, ...(seen === undefined ? {} : { seen }) }, state: 'waiting', tries: 0 } : w)));
    void this.send();
  }

  canUndo = $derived(this.box.length > 0 || this.made.length > 0);

  /** Takes back the last decision: from the box when it is still there, else by a decision of its own. Two in a row take back two. */
  undo(): Promise<Decision | null> {
    const step = this.steps.then(() => this.stepBack());
    this.steps = step.catch(() => null);
    return step;
  }

  private async stepBack(): Promise<Decision | null> {
    const last = this.box[this.box.length - 1];
    if (last && this.sending && nextToSend(this.box)?.id === last.id) await this.sending;
    if (last && this.box.some((w) => w.id === last.id)) {
      this.drop(last.id);
      return null;
    }
    const number = this.made[this.made.length - 1];
    return number === undefined ? null : this.undoNumber(number);
  }

  async undoNumber(number: number): Promise<Decision | null> {
    try {
      const done = await this.withKey((csrf) => api.undo(number, csrf));
      this.remember(this.made.filter((n) => n !== number));
      this.notUndone = null;
      live.changed();
      return done;
    } catch (error) {
      this.notUndone = (error as Error).message;
      throw error;
    }
  }

  /** A batch that does not go through the box: `z` takes it back as well, pressed even before the server has answered. */
  madeElsewhere(batch: Promise<number | undefined>): void {
    this.steps = this.steps
      .then(() => batch)
      .then((number) => {
        if (number !== undefined) this.remember([...this.made, number]);
      })
      .catch(() => null);
  }

  send(): Promise<void> {
    clearTimeout(this.timer);
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let one = nextToSend(this.box); one; one = nextToSend(this.box)) {
      const sent = await this.post(one);
      this.set(afterAnswer(this.box, one.id, sent, session.person?.name ?? null));
      this.lost = sent.kind === 'unreachable';
      if (sent.kind === 'unreachable') {
        this.timer = setTimeout(() => void this.send(), pause(one.tries) * 1000);
        break;
      }
      live.changed();
    }
  }

  private async post(one: Waiting): Promise<Sent> {
    try {
      const made = await this.withKey((csrf) => api.decide(one.proposal, csrf));
      const first = made[0];
      if (first) this.remember([...this.made, first.number]);
      return { kind: 'taken' };
    } catch (error) {
      if (!(error instanceof ApiError)) return { kind: 'refused', message: String(error) };
      if (error.status === 0 || error.status === 503) return { kind: 'unreachable' };
      if (error.status === 409) return { kind: 'conflict', meanwhile: await this.meanwhile(one, error), seen: error.review?.seen };
      if (error.status === 401) session.asked = true;
      return { kind: 'refused', message: error.message };
    }
  }

  /** A server that was started anew gave another key to this session: asked for once more. */
  private async withKey<T>(act: (csrf: string) => Promise<T>): Promise<T> {
    try {
      return await act(await session.csrf());
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 403) throw error;
      await session.load();
      return act(await session.csrf());
    }
  }

  /** What others decided: as the answer says, or on the whole event when it was decided on as a whole. */
  private async meanwhile(one: Waiting, error: ApiError): Promise<Decision[]> {
    const { subject } = one.proposal;
    if (error.meanwhile.length || !('linked' in subject)) return error.meanwhile;
    const answer = await api.linkedEvent(subject.linked).catch(() => null);
    return (answer?.decisions ?? []).slice(0, 5);
  }

  private set(box: Waiting[]): void {
    this.box = box;
    keep('outbox', JSON.stringify(box));
  }

  private remember(made: number[]): void {
    this.made = made.slice(-200);
    keep('made', JSON.stringify(this.made));
  }
}

export const outbox = new Outbox();
