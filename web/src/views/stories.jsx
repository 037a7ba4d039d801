// What was reported: the same story of many outlets is one item. j and k go through them, o opens the source.
import { ArticleItems } from '../parts/articles.jsx';
import { Paged } from '../parts/paged.jsx';
import { SpanFields } from '../parts/span.jsx';

export function StoriesView({ query, days, store, go }) {
  return (
    <>
      <form class="fields noprint" onSubmit={(e) => e.preventDefault()}>
        <SpanFields query={query} days={days} store={store} go={go} last={30} />
      </form>
      <Paged
        path="stories"
        query={{ from: days.from, to: days.to, limit: 100 }}
        nothing={`No reports from ${days.from} to ${days.to}. Choose more days above.`}
      >
        {(items) => <ArticleItems items={items} />}
      </Paged>
    </>
  );
}
