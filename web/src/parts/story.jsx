// A story: what several outlets report of one happening, as one item. Its line is that of the newest report, its events too; all
// reports are asked for when they are opened.
import { useState } from 'preact/hooks';
import { useApi } from '../api.js';
import { address } from '../route.js';
import { ArticleItems, counted, SourceLink } from './articles.jsx';
import { EventChips } from './events.jsx';
import { Answer } from './states.jsx';

function Reports({ story }) {
  const answer = useApi('articles', { story: story.id, limit: 50 });
  return (
    <Answer state={answer}>
      {({ items, next }) => (
        <>
          <ArticleItems items={items} />
          {next && <p class="note">The newest 50.</p>}
        </>
      )}
    </Answer>
  );
}

export function Story({ story }) {
  const [open, setOpen] = useState(false);
  const alone = story.id === story.article;
  const others = story.outlets > 1 ? ` and ${counted(story.outlets - 1, 'other outlet')}` : '';
  return (
    <li data-item class="event">
      <p class="line">
        <time dateTime={story.day}>{story.day}</time>
        <a data-open href={address('search', alone ? { article: story.article } : { story: story.id })}>
          {story.title || '(no title)'}
        </a>
      </p>
      <EventChips events={story.events} />
      <div class="source">
        {story.publisher || 'source not named'}
        {others} <SourceLink item={story} />
        {story.events.length === 0 && ' No events between states.'}
        {story.reports > 1 && (
          <details onToggle={(e) => setOpen(e.currentTarget.open)}>
            <summary>{counted(story.reports, 'report')}</summary>
            {open && <Reports story={story} />}
          </details>
        )}
      </div>
    </li>
  );
}
