// Keeps a fault of one view from emptying the page: says what happened and how to go on. Another address tries anew.
import { Component } from 'preact';
import { address } from '../route.js';

export class Guard extends Component {
  componentDidCatch(error) {
    this.setState({ error });
  }

  componentDidUpdate(before) {
    if (this.state.error && before.at !== this.props.at) this.setState({ error: null });
  }

  render({ children }, { error }) {
    if (!error) return children;
    return (
      <p class="problem" role="alert">
        This view failed ({error.message}). Change the fields of the address, or go to the <a href={address('overview')}>overview</a>.
      </p>
    );
  }
}
