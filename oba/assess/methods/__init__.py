"""Methods: a question answered as another body publishes it, in our answer and with its own word."""
