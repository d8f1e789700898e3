// SPDX-License-Identifier: Apache-2.0
/** Types are stripped by Svelte itself; every warning of the compiler (accessibility above all) is an error in `npm run check`. */
export default { compilerOptions: { runes: true } };
