import { consoleFile, consolePage } from '../pages.ts'
import type { Route, Routes } from '../route.ts'

/** The addresses of pages; `src/faces/web/shell/pages.tsx` says what each shows. Signing in is the page's own matter. */
const paths = [
  '/',
  '/incidents',
  '/incidents/:id',
  '/incidents/:id/review',
  '/alerts',
  '/oncall',
  '/slos',
  '/slos/:id{.+}',
  '/services/:name',
  '/deliveries',
  '/trail',
  '/settings',
  '/settings/:tab',
  '/account',
]

const page: Route = { summary: 'A page of the console', access: 'open', handle: (context) => consolePage(context) }
const file: Route = { summary: 'A file of the console', access: 'open', handle: (context) => consoleFile(context) }

export const routes: Routes = {
  ...Object.fromEntries(paths.map((path) => [`GET ${path}`, page])),
  'GET /assets/:file': file,
  'GET /icon.svg': file,
}
