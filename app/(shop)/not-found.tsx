import { NothingHere } from '#app/_frame/nothing-here.tsx';

/** Inside this area's frame: the root's page would bring a second frame into it. */
export default function NotFound() {
  return <NothingHere />;
}
