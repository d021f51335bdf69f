"""What stands in the pack of a board apart beside the dashboard and the cards of its indicators."""
