"""What a page may weigh: budgets as data, and the scales."""
