// What was reported: the same story of many outlets is one item. j and k go through them, o opens the source.
import { Paged } from '../parts/paged.jsx';
import { SpanFields } from '../parts/span.jsx';
import { Story } from '../parts/story.jsx';

export function StoriesView({ query, days, store, go }) {
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <SpanFields query={query} days={days} store={store} go={go} last={30} />
      </form>
      <Paged
        path="stories"
        query={{ from: days.from, to: days.to, limit: 100 }}
        what="story"
        nothing={`No reports from ${days.from} to ${days.to}. Choose more days above.`}
      >
        {(items) => (
          <ul class="items">
            {items.map((s) => (
              <Story key={s.id} story={s} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
