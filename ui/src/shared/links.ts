/**
 * Links of a long list as plain anchors: five components a row take longer than the rest of it.
 * The list hears the clicks of all of them.
 */
import { type RouteLocationRaw, useRouter } from 'vue-router';

export function useLinks() {
  const router = useRouter();
  const hrefOf = (to: RouteLocationRaw): string => router.resolve(to).href;

  /** Follows the link that was clicked, if one was. */
  function follow(event: MouseEvent): void {
    const href = (event.target as HTMLElement).closest('a')?.getAttribute('href');
    if (!href || event.defaultPrevented) return;
    event.preventDefault();
    void router.push(href.replace(/^#/, ''));
  }

  return { hrefOf, follow };
}
