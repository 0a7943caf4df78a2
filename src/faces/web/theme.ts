import {
  Alert,
  Anchor,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Notification,
} from '@mantine/core'

const steel: MantineColorsTuple = [
  '#eef4fb',
  '#dbe6f3',
  '#b4cbe6',
  '#8aafd9',
  '#6797ce',
  '#4f88c7',
  '#3f7bbf',
  '#2f67a5',
  '#245895',
  '#1c4f8f',
]

const night: MantineColorsTuple = [
  '#d8dde3',
  '#b6bec7',
  '#98a2ad',
  '#6b7580',
  '#3d4650',
  '#323a43',
  '#232a32',
  '#171b20',
  '#12161a',
  '#0d1013',
]

export const theme = createTheme({
  colors: { steel, dark: night },
  primaryColor: 'steel',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  // Text on it has to reach 4.5 : 1.
  luminanceThreshold: 0.22,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: { fontWeight: '650' },
  components: {
    // Coloured words on a tint of the colour are too pale.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
  },
})

/** Mantine's quiet greys are too quiet for WCAG AA. */
export const quieter: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55606b',
    '--mantine-color-placeholder': '#68727c',
    '--mantine-color-error': '#c21f1f',
    '--mantine-color-anchor': '#1c4f8f',
  },
  dark: {
    '--mantine-color-dimmed': '#a3acb6',
    '--mantine-color-placeholder': '#9aa1a9',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#9cc1ea',
  },
})
