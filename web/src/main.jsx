import { render } from 'preact';
import { App } from './app.jsx';
import { applyTheme, watchSystemTheme } from './theme.js';
import './page.css';

applyTheme();
watchSystemTheme();
render(<App />, document.getElementById('page'));
