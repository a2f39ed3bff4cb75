"""Processor time and memory of an audit, beside pa11y's own programs and bare page loading."""
