"""Measurements that take longer than tests: comparisons, generated articles."""
