/** What the server allows the styles of this page by. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

// Packages that add styles while they run (what locks scrolling behind a dialogue) ask for it by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })
