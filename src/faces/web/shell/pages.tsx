import { Center, Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Incident } from '../pages/incident/incident.tsx'
import { Incidents } from '../pages/incidents/incidents.tsx'
import { Overview } from '../pages/overview/overview.tsx'
import { Nowhere } from './nowhere.tsx'

// What is needed at night comes at once; the rest when it is gone to.
const Alerts = lazy(async () => ({ default: (await import('../pages/alerts/alerts.tsx')).Alerts }))
const DeliveriesPage = lazy(async () => ({
  default: (await import('../pages/deliveries/deliveries.tsx')).DeliveriesPage,
}))
const OnCall = lazy(async () => ({ default: (await import('../pages/oncall/oncall.tsx')).OnCall }))
const Service = lazy(async () => ({ default: (await import('../pages/service/service.tsx')).Service }))
const SloOf = lazy(async () => ({ default: (await import('../pages/slo/slo.tsx')).SloOf }))
const Slos = lazy(async () => ({ default: (await import('../pages/slos/slos.tsx')).Slos }))
const OwnAccount = lazy(async () => ({ default: (await import('../pages/account/account.tsx')).OwnAccount }))
const Review = lazy(async () => ({ default: (await import('../pages/incident/review.tsx')).Review }))
const Settings = lazy(async () => ({ default: (await import('../pages/settings/settings.tsx')).Settings }))
const Trail = lazy(async () => ({ default: (await import('../pages/trail/trail.tsx')).Trail }))

/** Which page an address shows. The server knows the same paths. */
export function Pages() {
  return (
    <Suspense
      fallback={
        <Center h={200}>
          <Loader aria-label="Loading" />
        </Center>
      }
    >
      <Switch>
        <Route path="/" component={Overview} />
        <Route path="/incidents" component={Incidents} />
        <Route path="/incidents/:id">{({ id }) => <Incident key={id} id={Number(id)} />}</Route>
        <Route path="/incidents/:id/review">{({ id }) => <Review key={id} id={Number(id)} />}</Route>
        <Route path="/alerts" component={Alerts} />
        <Route path="/oncall" component={OnCall} />
        <Route path="/slos" component={Slos} />
        <Route path="/slos/*">{({ '*': id }) => <SloOf key={id} id={decodeURIComponent(id)} />}</Route>
        <Route path="/services/:name">{({ name }) => <Service key={name} name={decodeURIComponent(name)} />}</Route>
        <Route path="/deliveries" component={DeliveriesPage} />
        <Route path="/trail" component={Trail} />
        <Route path="/settings/:tab?">{({ tab }) => <Settings tab={tab} />}</Route>
        <Route path="/account" component={OwnAccount} />
        <Route component={Nowhere} />
      </Switch>
    </Suspense>
  )
}
