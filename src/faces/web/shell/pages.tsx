import { Route, Switch } from 'wouter'
import { Incident } from '../pages/incident/incident.tsx'
import { Review } from '../pages/incident/review.tsx'
import { Incidents } from '../pages/incidents/incidents.tsx'
import { Overview } from '../pages/overview/overview.tsx'
import { Nowhere } from './nowhere.tsx'

/** Which page an address shows. The server knows the same paths. */
export function Pages() {
  return (
    <Switch>
      <Route path="/" component={Overview} />
      <Route path="/incidents" component={Incidents} />
      <Route path="/incidents/:id">{({ id }) => <Incident key={id} id={Number(id)} />}</Route>
      <Route path="/incidents/:id/review">{({ id }) => <Review key={id} id={Number(id)} />}</Route>
      <Route component={Nowhere} />
    </Switch>
  )
}
