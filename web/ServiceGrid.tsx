import { Link } from '@tanstack/react-router'
import { Icon, isIconName } from '../kernel/ui/base/Icon.tsx'
import type { Shell } from './session.tsx'
import './home.css'

/** Services by what people want; each says in a few words what one gets. */
export function ServiceGrid({ services }: { services: Shell['services'] }) {
  return (
    <ul className="sh-services">
      {services.map((service) => (
        <li key={service.path}>
          <Link to={service.path} className="sh-service">
            <span className="sh-service-icon">
              <Icon name={isIconName(service.icon) ? service.icon : 'services'} size="1.6rem" />
            </span>
            <span className="sh-service-words">
              <strong>{service.label}</strong>
              <span>{service.hint}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
