// SPDX-License-Identifier: Apache-2.0
import { mount, tick } from 'svelte';
import App from './App.svelte';
import { worthShowing } from './state/first';
import './styles/base.css';

const target = document.getElementById('app');
if (target) {
  // Laid out once: not without its first rows and then again with them.
  target.hidden = true;
  mount(App, { target });
  void worthShowing()
    .then(tick)
    .then(() => (target.hidden = false));
}
